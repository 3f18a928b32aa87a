// npm run check: what can be said about the code without running it. `npm test` proves the rest.
import { format, lint, runChecks, types, unused } from './programs.ts'

process.exitCode = (await runChecks([format, lint, types, unused])) > 0 ? 1 : 0
