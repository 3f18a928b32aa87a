import { addPronunciation } from '#modules/speech/index.ts'
import type { Who } from '#platform/who.ts'

import { done, type Stage } from './stage.ts'

/** What the loudspeakers of the commune say in a way of their own. */
const words = [
  { written: 'Vàm Cỏ', said: 'vàm cỏ', note: 'Tên sông, viết hoa hay thường đều đọc như nhau' },
  { written: 'QR', said: 'quét mã', note: 'Bà con quen gọi là quét mã' },
  { written: 'ĐX', said: 'đường xã', note: 'Trước số đường: ĐX 05' },
  { written: 'VietGAP', said: 'việt gáp', note: null },
  { written: 'GlobalGAP', said: 'gờ lô bần gáp', note: null },
]

/** Từ điển phát âm of the demo commune. */
export const teachWords = ({ plan, ledger }: Stage, who: Who) =>
  ledger.once(`${plan.unit}/spoken-words`, { unit: plan.unit }, async (tx) => {
    for (const word of words) done(await addPronunciation(tx, who, word), word.written)
  })
