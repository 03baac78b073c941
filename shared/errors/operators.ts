import type { Sentences } from './sentences.ts';

/** 操作人 and the lock of the window. */
export const operatorRefusals = {
  E_LOCKED: {
    zh: ['任务台账已锁定，这一步没有做。', '请先选择操作人解锁，再做一次。'],
    en: ['taizhang is locked; nothing was done.', 'Choose who you are to unlock it, then do it again.'],
  },
  E_WRONG_PASSWORD: {
    zh: ['“{name}”的密码不对。', '请检查大小写和输入法，再输一次。'],
    en: ['This is not the password of “{name}”.', 'Check capitals and the input method, then try again.'],
  },
  E_PASSWORD_WAIT: {
    zh: ['“{name}”的密码已连续输错多次。', '请等 {seconds} 秒再输。忘记密码时，按锁屏下方的说明清除。'],
    en: [
      'Several wrong passwords were given for “{name}”.',
      'Wait {seconds} seconds. If it is forgotten, do what stands at the foot of the lock screen.',
    ],
  },
  E_NO_OPERATOR: {
    zh: ['没有登记操作人“{name}”。', '请在操作人名单中选择。'],
    en: ['“{name}” is not registered here.', 'Choose one of the names in the list.'],
  },
  E_NAMED_AT_LOCK: {
    zh: ['填报人由锁屏上选择的操作人决定，这里不能改。', '换人时请先锁定，再选择自己的名字。'],
    en: [
      'The name is the one chosen at the lock and cannot be changed here.',
      'To change over, lock the window and choose your own name.',
    ],
  },
  E_NOBODY_REGISTERED: {
    zh: ['还没有登记操作人，不能锁定。', '请先在设置里登记操作人。'],
    en: ['Nobody is registered, so it cannot be locked.', 'Register somebody in the settings first.'],
  },
  E_TOO_MANY_OPERATORS: {
    zh: ['操作人已满 50 人。', '请先移除不再使用这台电脑的人。'],
    en: ['There are 50 people already.', 'Remove those who no longer use this PC first.'],
  },
} as const satisfies Record<string, Sentences>;
