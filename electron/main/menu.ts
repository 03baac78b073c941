import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

const edit: readonly MenuItemConstructorOptions[] = [
  { role: 'undo', label: '撤销' },
  { role: 'redo', label: '重做' },
  { type: 'separator' },
  { role: 'cut', label: '剪切' },
  { role: 'copy', label: '复制' },
  { role: 'paste', label: '粘贴' },
  { role: 'selectAll', label: '全选' },
];

/** Only what the system itself needs; text size is the window's own setting, so there is no zoom here. */
export function setApplicationMenu(): void {
  const app: MenuItemConstructorOptions[] =
    process.platform === 'darwin'
      ? [
          {
            label: '任务台账',
            submenu: [
              { role: 'hide', label: '隐藏' },
              { role: 'quit', label: '退出' },
            ],
          },
        ]
      : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...app, { label: '编辑', submenu: [...edit] }]));
}

/** The right mouse button: editing in a text field, copying of selected text elsewhere. */
export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (isEditable) Menu.buildFromTemplate([...edit]).popup();
    else if (selectionText.trim() !== '') Menu.buildFromTemplate([{ role: 'copy', label: '复制' }]).popup();
  });
}
