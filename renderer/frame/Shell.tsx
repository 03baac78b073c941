import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { useLanguage } from '../state/session.ts';
import { themeFor } from '../theme/theme.ts';
import { useLook } from '../theme/use-look.ts';

const button = { autoInsertSpace: false } as const;
const form = { requiredMark: false } as const;

/** Theme, text size and language around everything. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const look = useLook();
  const theme = useMemo(() => themeFor(look), [look]);
  const language = useLanguage();

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
    root.style.setProperty('--text-scale', String(look.scale));
    root.style.colorScheme = look.dark ? 'dark' : 'light';
  }, [language, look.scale, look.dark]);

  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} button={button} form={form}>
      <AntApp className={`app density-${look.density}`}>{children}</AntApp>
    </ConfigProvider>
  );
}
