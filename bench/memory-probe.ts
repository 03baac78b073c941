// Previews and receives the bundle it is given into the store it is given, or does nothing.
import { withServices } from './services.ts';

const [store, bundle] = process.argv.slice(2);
if (store !== undefined && bundle !== undefined)
  await withServices(store, async ({ call }) => {
    await call('previewBundles', { paths: [bundle] });
    const { results } = await call('receiveBundles', { paths: [bundle], trustNew: false, dryRun: false });
    if (!results[0]?.ok) throw new Error('the bundle is received');
  });
