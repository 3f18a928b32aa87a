export { sweepFiles, type Swept } from './sweep.ts'
