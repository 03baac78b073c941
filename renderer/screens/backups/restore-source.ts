/** What can be gone back to: a snapshot of the store's own, or a backup file. */
export type RestoreSource =
  | { readonly kind: 'snapshot'; readonly name: string; readonly at: number }
  | { readonly kind: 'file'; readonly path: string };
