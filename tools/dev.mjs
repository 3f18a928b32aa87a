// Loaded first at every restart of `npm run dev`: the browser's files follow their sources too.
import { buildAssets } from './assets.mjs'

buildAssets(process.execPath)
