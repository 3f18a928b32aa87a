import { draftForm, publishDraft } from '#modules/designs/index.ts'
import { standardFormFor, type FormContent, type Section } from '#modules/forms/index.ts'

import { dayOf } from './moments.ts'
import { at, done, officer, type Stage } from './stage.ts'

const say = (vi: string, en: string) => ({ vi, en })

const trees: Section = {
  id: 'trees',
  title: say('Cây đề nghị chặt hạ, dịch chuyển', 'Trees'),
  repeat: { min: 1, max: 20, itemLabel: say('Cây', 'Tree') },
  fields: [
    { type: 'text', name: 'species', label: say('Loài cây', 'Species'), required: true },
    {
      type: 'number',
      name: 'girth',
      label: say('Đường kính thân', 'Diameter of the trunk'),
      unit: say('cm', 'cm'),
      required: true,
      min: 1,
      max: 500,
    },
    {
      type: 'number',
      name: 'height',
      label: say('Chiều cao', 'Height'),
      unit: say('m', 'm'),
      step: 0.1,
      min: 0.5,
      max: 60,
    },
  ],
}

/** The commune's own declaration for felling trees: it asks tree by tree what the general form asks in one box. */
const felling: FormContent = {
  title: say('Đơn đề nghị chặt hạ, dịch chuyển cây xanh', 'Application to fell or move trees'),
  procedures: ['1.002693'],
  basis: 'Bản trình diễn: mẫu giả định của xã, chưa có quyết định ban hành',
  cases: [],
  sections: [
    {
      id: 'place',
      title: say('Vị trí và lý do', 'Place and reason'),
      fields: [
        {
          type: 'radio',
          name: 'work',
          label: say('Đề nghị', 'What is asked'),
          required: true,
          options: [
            { value: 'fell', label: say('Chặt hạ', 'Felling') },
            { value: 'move', label: say('Dịch chuyển', 'Moving') },
          ],
        },
        {
          type: 'address',
          name: 'site',
          label: say('Nơi có cây', 'Where it stands'),
          required: true,
        },
        {
          type: 'text',
          name: 'newSite',
          label: say('Nơi dịch chuyển đến', 'Where it is moved to'),
          visibleWhen: { eq: ['work', 'move'] },
          required: true,
        },
        {
          type: 'radio',
          name: 'reason',
          label: say('Lý do', 'Reason'),
          required: true,
          options: [
            { value: 'danger', label: say('Có nguy cơ gãy đổ', 'It may fall') },
            { value: 'building', label: say('Vướng công trình', 'It is in the way of a building') },
            { value: 'other', label: say('Lý do khác', 'Another') },
          ],
        },
        {
          type: 'textarea',
          name: 'reasonDetail',
          label: say('Nói rõ lý do', 'The reason in detail'),
          requiredWhen: { eq: ['reason', 'other'] },
          maxLength: 1_000,
        },
        {
          type: 'date',
          name: 'from',
          label: say('Dự kiến làm từ ngày', 'Planned from'),
          required: true,
          rules: [{ rule: 'not-past' }],
        },
        {
          type: 'date',
          name: 'to',
          label: say('Đến ngày', 'To'),
          required: true,
          rules: [
            {
              rule: 'compare',
              op: 'not-before',
              with: 'from',
              message: say(
                'Đến ngày không được trước từ ngày',
                'The end must not be before the start',
              ),
            },
          ],
        },
        {
          type: 'phone',
          name: 'contactPhone',
          label: say('Số điện thoại liên hệ', 'Telephone'),
          prefill: 'applicant.phone',
          required: true,
        },
      ],
    },
    trees,
    {
      id: 'declaration',
      title: say('Cam đoan', 'Declaration'),
      fields: [
        {
          type: 'checkboxes',
          name: 'oath',
          label: say('Lời cam đoan của người đề nghị', 'Declaration'),
          required: true,
          options: [
            {
              value: 'agreed',
              label: say(
                'Tôi cam đoan nội dung trên là đúng và chịu trách nhiệm về an toàn khi thực hiện.',
                'I declare that this is true and answer for safety during the work.',
              ),
            },
          ],
        },
      ],
    },
  ],
  components: [
    {
      code: 'photo',
      name: say('Ảnh chụp hiện trạng cây', 'Photographs of the trees'),
      kinds: ['original', 'electronic'],
      required: true,
      digitise: true,
    },
  ],
}

/** A draft that waits for an administrator: the road form with a question added, and a mistake that the editor names. */
function roadDraft(): FormContent {
  const { title: _, procedures, basis, cases, sections, components } = standardFormFor('1.013274')
  const title = say('Đề nghị sử dụng tạm thời lòng đường (mẫu của xã)', 'Use of a road (our form)')
  const [first, ...rest] = structuredClone(sections)
  const asked: Section[] = first
    ? [
        {
          ...first,
          fields: [
            ...first.fields,
            {
              type: 'text',
              name: 'neighbourhood',
              label: say('Tổ tự quản đã biết việc này', 'Neighbourhood group that was told'),
              visibleWhen: { eq: ['isInformed', 'yes'] },
            },
          ],
        },
      ]
    : []
  return { title, procedures, basis, cases, sections: [...asked, ...rest], components }
}

/** Published three working days ago; what follows it is in own-form-used.ts. */
export async function adoptForms(stage: Stage) {
  const { ledger, moments, now, plan } = stage
  const moment = moments.before(now, 3 * 480)
  await ledger.once(`${plan.unit}/forms`, { unit: plan.unit }, async (tx) => {
    const doer = { who: at(officer(stage, 'quantri'), moment), now: moment, today: dayOf(moment) }
    const code = done(await draftForm(tx, doer, felling), felling.title.vi)
    const note = 'Hỏi từng cây thay vì một ô chữ chung; giả định cho bản trình diễn'
    done(await publishDraft(tx, doer, { code, seen: 1, from: dayOf(moment), note }), code)
    done(await draftForm(tx, doer, roadDraft()), 'road')
  })
}
