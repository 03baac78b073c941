import { isId } from '../../../shared/ids.ts';
import { forgedFrom } from './forge.ts';
import type { Pc } from './pc.ts';
import type { Mail, Scene } from './scene.ts';

const kindsOf = {
  bureau: ['issue', 'decide'],
  district: ['issue', 'decide', 'submit'],
  school: ['submit'],
  section: ['submit'],
} as const;

/** Everything a PC can send now; answers the letters. */
export async function send({ ground, random, mail }: Scene, pc: Pc): Promise<readonly Mail[]> {
  const letters: Mail[] = [];
  for (const kind of kindsOf[pc.unit.role]) {
    if (kind === 'decide' && random.below(3) > 0) continue;
    const answer = await pc.replica.attempt('exportBundles', { to: 'all', dir: ground.folder(), kind });
    if (!answer.ok) {
      if (answer.error.code !== 'E_NOTHING_TO_SEND')
        throw new Error(`${pc.name} cannot send: ${answer.error.message}`);
      continue;
    }
    for (const file of answer.value.files)
      if (isId(file.to.name)) throw new Error(`${pc.name} writes to a unit without a name`);
    for (const file of answer.value.files) {
      const lying = await ground.look(file.path);
      if (lying.records.some(({ kind, fields }) => kind === 'unit' && 'personnel' in fields))
        throw new Error(`${pc.name} tells ${file.to.name} who handed over to whom`);
      pc.noteSent(lying);
      letters.push({ path: file.path, from: pc, to: file.to.name, lying });
    }
  }
  pc.noteOwnWork();
  // Some never reach the stick's other end.
  mail.push(...letters.filter(() => random.below(5) > 0));
  return letters;
}

const MOST_PCS = 6;

export async function copyPc(scene: Scene, pc: Pc): Promise<void> {
  const { ground, random, pcs, clockFor } = scene;
  if (pcs.length >= MOST_PCS) return;
  const copy = await ground.clone(pc.replica, clockFor(), random.below(2) === 0);
  const second = scene.newPc(`${pc.name}（另一台）`, pc.unit, copy, pc.own);
  second.startAs(pc);
  pcs.push(second);
}

/** 归档包 for the other PCs of the unit, or for one that is empty yet. */
export async function archive(scene: Scene, pc: Pc): Promise<void> {
  const { ground, random, pcs, mail, clockFor } = scene;
  const others = pcs.filter((other) => other !== pc && other.unit.name === pc.unit.name);
  const takesOver = pcs.length < MOST_PCS && random.below(others.length === 0 ? 2 : 4) === 0;
  if (others.length === 0 && !takesOver) return;
  const { files } = await pc.replica.call('exportBundles', {
    ...{ to: 'all', dir: ground.folder(), kind: 'archive' },
  });
  pc.noteOwnWork();
  for (const { path } of files) {
    const lying = { ...(await ground.look(path)), archived: { own: pc.own, known: pc.known } };
    if (takesOver) {
      const replica = await ground.takeOver(pc.replica, path, clockFor());
      const next = scene.newPc(`${pc.name}（接管）`, pc.unit, replica, pc.own);
      next.startWith(path, lying);
      pcs.push(next);
      continue;
    }
    const letter = { path, from: pc, to: pc.unit.name, lying };
    mail.push(letter);
    // Mostly carried across the corridor at once.
    if (random.below(4) > 0) await deliver(random.pick(others), letter);
  }
}

/** A unit that its receiver trusts sends what it may not write: the letter arrives, those records do not. */
export async function forge({ ground, random, pcs, mail, unequal }: Scene): Promise<void> {
  const letters = mail.filter(({ lying }) => !lying.archived);
  if (letters.length === 0) return;
  const letter = random.pick(letters);
  const receivers = pcs.filter(({ unit }) => unit.name === letter.to);
  // A body that went back to a backup may not know the name of the one above any more.
  if (receivers.length === 0) return;
  const receiver = random.pick(receivers);
  const records = forgedFrom(letter.lying, receiver.model, random);
  if (records === null) return;
  unequal.add(letter.from.unit.name);
  const path = await ground.forge(letter.lying, await letter.from.replica.keys(), records);
  await receiver.receive(path, await ground.look(path));
}

/** Any letter, however old and however often it has come already; now and then to the wrong office. */
export async function deliverAny({ random, pcs, mail }: Scene): Promise<void> {
  if (mail.length === 0) return;
  const letter = random.pick(random.below(2) === 0 ? mail.slice(-4) : mail);
  const astray = random.below(12) === 0;
  const offices = pcs.filter(({ unit }) => astray !== (unit.name === letter.to));
  if (offices.length > 0) await deliver(random.pick(offices), letter);
}

/** False where whoever signed it is not trusted there. */
export async function deliver(receiver: Pc, letter: Mail): Promise<boolean> {
  if (receiver.unit.name === letter.to) return receiver.receive(letter.path, letter.lying);
  await receiver.refuse(letter.path);
  return true;
}
