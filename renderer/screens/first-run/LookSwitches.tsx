import { Flex } from 'antd';
import { TextSize } from '../../frame/TextSize.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

/** What whoever can't read the window yet needs before anything else: the size of its text and its language. */
export function LookSwitches() {
  return (
    <Flex gap="small" align="center" wrap>
      <TextSize />
      <LanguageSwitch />
    </Flex>
  );
}
