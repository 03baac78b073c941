import { UploadOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Input, Typography } from 'antd';
import { useRef, useState } from 'react';
import type { Place } from '../../shared/model/views.ts';
import { onEnter } from '../actions/ime.ts';
import { pathOfFile } from '../api/call.ts';
import { useAnswer } from '../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../dialogs/DialogFrame.tsx';
import { Failure } from '../parts/Failure.tsx';
import { fill, useWords, type Words } from '../words/words.ts';
import { FolderList } from './FolderList.tsx';
import { PlaceList } from './PlaceList.tsx';
import { fits, joinPath, type PickRequest, safeFileName } from './request.ts';
import './pick.css';

interface PickDialogProps {
  readonly control: DialogControl;
  readonly request: PickRequest;
  readonly answer: (paths: readonly string[]) => void;
}

/** Walks the drives and folders of the computer the program runs on, where the shell has no file dialogs of its own. */
export function PickDialog({ control, request, answer }: PickDialogProps) {
  const w = useWords('pick');
  const common = useWords('common');
  const [opened, setOpened] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [name, setName] = useState(request.mode === 'save' ? safeFileName(request.name) : '');
  const [all, setAll] = useState(false);
  const places = useAnswer('listPlaces', {});
  const folder = opened ?? usualPlace(places.value ?? []);
  const inside = useAnswer('listFolder', folder === null ? null : { path: folder });

  const settle = (paths: readonly string[]) => {
    answer(paths);
    control.close();
  };
  const open = (path: string) => {
    setOpened(path);
    setChosen([]);
  };
  const act = (place: Place) => {
    if (place.kind !== 'file') open(place.path);
    else if (request.mode === 'files') settle([place.path]);
    else setName(place.name);
  };
  const toggle = (path: string) => {
    if (request.mode !== 'files') return;
    const others = request.many ? chosen.filter((other) => other !== path) : [];
    setChosen(chosen.includes(path) ? others : [...others, path]);
  };

  const entries = (inside.error ? [] : (inside.value?.entries ?? [])).filter((entry) =>
    isShown(entry, request, all),
  );
  const result = resultOf(request, { folder, chosen, name });
  return (
    <DialogFrame
      control={control}
      title={titleOf(request, w)}
      width="52rem"
      okText={verbOf(request, chosen.length, w)}
      okButtonProps={{ disabled: result === null }}
      cancelText={common.notNow}
      onOk={() => result && settle(result)}
      onCancel={() => settle([])}
    >
      <div className="pick">
        <PlaceList places={places.value ?? []} current={folder} open={open} />
        <div className="pick-main">
          <Typography.Text type="secondary" className="pick-path">
            {inside.value?.path ?? folder ?? w.noPlace}
          </Typography.Text>
          {inside.error && <Failure error={inside.error} />}
          <FolderList
            entries={folder === null ? [] : entries}
            parent={inside.value?.parent ?? null}
            chosen={chosen}
            empty={emptyText(folder, request, w)}
            open={open}
            act={act}
            toggle={toggle}
          />
          {request.mode === 'save' && (
            <Input
              aria-label={w.fileName}
              prefix={<Typography.Text type="secondary">{w.fileName}</Typography.Text>}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={onEnter(() => result && settle(result))}
            />
          )}
          <Flex justify="space-between" align="center" wrap gap="small">
            <Typography.Text type="secondary" className="small">
              {w.keys}
            </Typography.Text>
            {request.mode === 'files' && (
              <Flex gap="small" align="center" wrap>
                <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
                  {w.allFiles}
                </Checkbox>
                <UploadButton many={request.many} done={settle} label={w.upload} />
              </Flex>
            )}
          </Flex>
        </div>
      </div>
    </DialogFrame>
  );
}

interface UploadButtonProps {
  readonly many: boolean;
  readonly label: string;
  readonly done: (paths: readonly string[]) => void;
}

/** The second way in: the browser's own file field. The file is copied to the computer the program runs on. */
function UploadButton({ many, label, done }: UploadButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  const take = async (files: readonly File[]) => {
    const paths = await Promise.all(files.map(pathOfFile));
    const found = paths.filter((path) => path !== null);
    if (found.length > 0) done(found);
  };
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => field.current?.click()}>
        {label}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        multiple={many}
        onChange={(event) => void take([...(event.target.files ?? [])])}
      />
    </>
  );
}

/** Where one usually was: the folder used last, else a stick, else home. */
const usualPlace = (places: readonly Place[]): string | null =>
  (['remembered', 'drive', 'home'] as const)
    .map((kind) => places.find((place) => place.kind === kind)?.path)
    .find((path) => path !== undefined) ?? null;

const isShown = (entry: Place, request: PickRequest, all: boolean): boolean => {
  if (entry.kind !== 'file') return true;
  if (request.mode === 'folder') return false;
  return request.mode === 'save' || all || fits(request.purpose, entry.name);
};

interface Choice {
  readonly folder: string | null;
  readonly chosen: readonly string[];
  readonly name: string;
}

function resultOf(request: PickRequest, { folder, chosen, name }: Choice): readonly string[] | null {
  if (request.mode === 'files') return chosen.length > 0 ? chosen : null;
  if (folder === null) return null;
  if (request.mode === 'folder') return [folder];
  return safeFileName(name) === '' ? null : [joinPath(folder, safeFileName(name))];
}

function titleOf(request: PickRequest, w: Words['pick']): string {
  if (request.mode === 'folder') return w.chooseFolder;
  if (request.mode === 'save')
    return { report: w.saveReport, backup: w.saveBackup, card: w.saveCard, evidence: w.saveEvidence }[
      request.purpose
    ];
  const titles = {
    bundle: w.chooseBundle,
    list: w.chooseList,
    evidence: w.chooseEvidence,
    backup: w.chooseBackup,
    card: w.chooseCard,
  };
  return titles[request.purpose];
}

function verbOf(request: PickRequest, count: number, w: Words['pick']): string {
  if (request.mode === 'folder') return w.openHere;
  if (request.mode === 'save') return w.saveHere;
  return count > 1 ? fill(w.openMany, { count }) : w.openOne;
}

function emptyText(folder: string | null, request: PickRequest, w: Words['pick']): string {
  if (folder === null) return w.noPlace;
  return request.mode === 'files' ? w.empty : w.emptyFolder;
}
