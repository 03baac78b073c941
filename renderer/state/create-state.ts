import { create, type StateCreator, type StoreApi, type UseBoundStore } from 'zustand';

const followers = new Set<() => void>();

/** A store of the window. Its changes are told to `followStates` as well. */
export function createState<T>(initial: StateCreator<T>): UseBoundStore<StoreApi<T>> {
  const use = create<T>()(initial);
  use.subscribe(() => {
    for (const follower of followers) follower();
  });
  return use;
}

/** Calls back after every change of any store: for what asks several of them, such as whether an action can be done. */
export function followStates(follower: () => void): () => void {
  followers.add(follower);
  return () => {
    followers.delete(follower);
  };
}
