import { quota } from '../quota.ts'

/** Two sounds at once are made in one process of ours; some more may wait. */
export const inTurn = quota({ most: 2, waiting: 40, patience: 120_000 })
