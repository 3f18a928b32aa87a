import { formFor } from '#modules/forms/index.ts'
import { found } from '#platform/problem.ts'

import { file, type Crowd } from './filing.ts'
import { invent, typed } from './invented.ts'
import type { Matter } from './matters.ts'
import { dayOf } from './moments.ts'
import { beginDraft } from './own-pages.ts'
import type { Stage } from './stage.ts'

const procedure = '1.002693'

/** What follows the commune's own form for trees: an application at the desk, and one that is being written online. */
export async function followForms(stage: Stage, crowd: Crowd) {
  await fileForTrees(stage, crowd, 'Đỗ Văn Khoai Mì')
  const said = {
    work: 'fell',
    reason: 'danger',
    reasonDetail: 'Cây nghiêng về mái nhà, gốc có lỗ mục',
    'trees.0.species': 'Phượng vĩ',
    'trees.0.girth': '45',
  }
  await beginDraft(stage, crowd, { name: 'Võ Thị Trầu Cau', procedure, said, hours: 5 })
}

async function fileForTrees(stage: Stage, crowd: Crowd, name: string) {
  const { database, moments, now, plan } = stage
  const filedAt = moments.before(now, 200)
  const on = dayOf(filedAt)
  const applicant = found(
    crowd.residents.find(({ fullName }) => fullName === name),
    name,
  )
  const commune = { code: plan.code, province: '80', name: plan.name }
  const definition = await database.as({ unit: plan.unit }).read((q) => formFor(q, procedure, on))
  const matter: Matter = {
    key: `${plan.unit}/tree0`,
    kind: 'tree',
    channel: 'counter',
    delivery: 'counter',
    fate: { tempo: 'early' },
    hasFile: false,
    random: stage.random.of('tree0'),
    ...{ applicant, filedAt },
  }
  const answers = {
    work: 'move',
    ...invent.address(commune, 'site', applicant.address),
    newSite: 'Góc đông nam sân trường tiểu học',
    reason: 'building',
    from: typed(on.add({ days: 14 })),
    to: typed(on.add({ days: 16 })),
    contactPhone: applicant.phone ?? '0500999999',
    ...{ 'trees.0.species': 'Bàng', 'trees.0.girth': '38', 'trees.0.height': '7,5' },
    ...{ 'trees.1.species': 'Bằng lăng', 'trees.1.girth': '22', 'trees.1.height': '5' },
    oath: 'agreed',
  }
  await file(stage, crowd, matter, { definition, answers })
}
