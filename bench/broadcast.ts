import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { soundOfText } from '#modules/speech/index.ts'

import { devices } from './broadcast-devices.ts'
import { plans } from './broadcast-plan.ts'
import { measured } from './lib/load.ts'
import { allGood, line, say } from './lib/report.ts'

/** Each row measures one promise of the loudspeakers and prints its own lines. */
const rows: Readonly<Record<string, (quick: boolean) => Promise<void>>> = {
  speech: oneMinuteOfSpeech,
  plan: async () => plans(),
  devices,
}

/** npm run bench -- broadcast: how fast a text is a sound, the plans of a province, an emergency at a thousand devices. */
export async function broadcast(quick: boolean): Promise<boolean> {
  for (const [name, row] of Object.entries(rows)) {
    say(name)
    await row(quick)
  }
  return allGood()
}

/** A bulletin as a commune writes it: about a minute at the ordinary speed. */
const bulletin = (n: number) =>
  `Thông báo số ${n}/TB-UBND ngày 22/11/2026 của UBND xã về lịch tiêm phòng. Kính thưa bà con, từ 7h30 đến 11h00 ngày ` +
  `23/11/2026, trạm y tế xã tổ chức tiêm phòng cho trẻ em từ 6 đến 24 tháng tuổi. Bà con mang theo sổ tiêm chủng, thẻ BHYT ` +
  `và số định danh cá nhân của trẻ. Trẻ đang sốt trên 37,5°C thì tiêm vào đợt sau. Sau khi tiêm, trẻ ở lại 30 phút để theo ` +
  `dõi. Cần hỏi thêm, bà con gọi 0912 345 678 hoặc đến trạm y tế trong giờ làm việc. Trân trọng thông báo để bà con biết.`

const limit = 3

/** One minute of text, from what was written to a sound that a device may fetch. */
async function oneMinuteOfSpeech(quick: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-bench-'))
  const times: number[] = []
  let heard = 0
  try {
    for (let n = 0; n <= (quick ? 8 : 40); n += 1) {
      const saying = { text: bulletin(n), voice: 'south', speed: 150, words: [] } as const
      const begun = performance.now()
      const sound = await soundOfText(saying, join(folder, 'x.ogg'), { mostSeconds: 600 })
      if (!sound.ok) throw new Error(sound.why)
      // The first one reads the programs from the disk.
      if (n > 0) times.push(performance.now() - begun)
      heard += sound.value.seconds
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const { p50, p95 } = measured(times, 1)
  const seconds = { p50: p50 / 1_000, p95: p95 / 1_000, heard: heard / (times.length + 1) }
  // Of a minute: the text above is a little shorter or longer than one.
  const ratio = ((p95 / 1_000) * (60 / seconds.heard)) / limit
  line({ name: 'broadcast.speech', unit: 's', ...seconds, limit, ratio }, ratio <= 1)
}
