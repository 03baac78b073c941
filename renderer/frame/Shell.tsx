import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect } from 'react';
import { useLanguage } from '../state/session.ts';
import { themeFor } from '../theme/theme.ts';
import { useLook } from '../theme/use-look.ts';

/** Theme, text size and language around everything. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const look = useLook();
  const language = useLanguage();

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
    root.style.setProperty('--text-scale', String(look.scale));
    root.style.colorScheme = look.dark ? 'dark' : 'light';
  }, [language, look.scale, look.dark]);

  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={themeFor(look)}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <AntApp className={`app density-${look.density}`}>{children}</AntApp>
    </ConfigProvider>
  );
}
