/** The scheme under which the window's own files are served inside the app. */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://bundle`;
export const indexAddress = `${appOrigin}/index.html`;
