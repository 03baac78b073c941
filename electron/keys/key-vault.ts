/** 安全存储 of the operating system, for the secrets of this PC's keys. Both answers never reject. */
export interface KeyVault {
  /** The text sealed for this user of this system, as base64; null where the system offers no safe storage now. */
  readonly seal: (text: string) => Promise<string | null>;
  /** Null where it can't be opened: the keyring is away or locked, or it was sealed by another user or on another PC. */
  readonly open: (sealed: string) => Promise<string | null>;
}

/** What guards the secrets in the key file. A passphrase comes before the system's safe storage; with neither the file is the user's alone. */
export interface KeyGuard {
  readonly passphrase?: string | undefined;
  readonly vault?: KeyVault | undefined;
  /** log2 of the cost of one guess at the passphrase; only tests lower it. */
  readonly workFactor?: number | undefined;
}
