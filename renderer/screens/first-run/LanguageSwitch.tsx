import { Segmented } from 'antd';
import type { Settings } from '../../../shared/model/views.ts';
import { useLanguage } from '../../state/session.ts';
import { changeSettings } from '../../state/settings.ts';
import { useWords } from '../../words/words.ts';

export function LanguageSwitch() {
  const w = useWords('settings');
  const language = useLanguage();
  return (
    <Segmented<Settings['language']>
      aria-label={w.language}
      value={language}
      options={[
        { value: 'zh', label: w.languageZh },
        { value: 'en', label: w.languageEn },
      ]}
      onChange={(chosen) => void changeSettings({ language: chosen })}
    />
  );
}
