import { officerWho, type Town } from '#test/town.ts'

import { draftFlow, publishFlow } from './actions.ts'
import { workflowFor } from './chosen.ts'
import type { FlowContent } from './domain.ts'
import { ownFlow } from './store-own.ts'

export const home = '/quan-tri/quy-trinh'
export const today = Temporal.PlainDate.from('2026-11-23')

export const permit: FlowContent = {
  name: 'Cấp giấy phép xây dựng',
  source: 'Quyết định thử số 1',
  procedure: '1.013225',
  steps: [
    { code: 'receive', vi: 'Tiếp nhận', en: 'Receive', role: 'desk', minutes: 240, counts: true },
    {
      code: 'appraise',
      vi: 'Thẩm định',
      en: 'Appraise',
      role: 'specialist',
      minutes: 960,
      counts: true,
      branches: [{ when: { field: '@case', is: 'house' }, to: 'approve' }],
    },
    {
      code: 'visit',
      vi: 'Kiểm tra thực địa',
      en: 'Visit',
      role: 'head',
      minutes: 480,
      counts: true,
    },
    {
      code: 'approve',
      vi: 'Ký',
      en: 'Sign',
      role: 'leader',
      minutes: 240,
      counts: true,
      decides: true,
    },
  ],
}

let names = 0

/** What a test does to workflows of its commune, with the names made unlike each other. */
export function composing({ db, clock }: Town) {
  const doer = () => ({ who: officerWho(), now: clock.now, today })
  const draft = async (code: string) => (await db.read((q) => ownFlow(q, code)))!
  const version = async (code: string) => String((await draft(code)).version)
  const given = async (content: FlowContent = permit): Promise<string> => {
    names += 1
    const flow = { ...content, name: `${content.name} ${names}` }
    const drafted = await db.tx((tx) => draftFlow(tx, doer(), flow))
    return drafted.ok ? drafted.value : drafted.why
  }
  const published = async (content: FlowContent = permit, from = today): Promise<string> => {
    const code = await given(content)
    const sent = { code, seen: 1, from, note: '' }
    const outcome = await db.tx((tx) => publishFlow(tx, doer(), sent))
    return outcome.ok ? code : outcome.why
  }
  /** The workflow that a new dossier takes. */
  const taken = (procedure: string, on = today, caseCode?: string) =>
    db.read((q) => workflowFor(q, { amount: 5, unit: 'working-day' }, on, { procedure, caseCode }))
  return { draft, version, given, published, taken }
}
