import type { FastifyRequest } from 'fastify'

import { procedureNames, shortened } from '#modules/procedures/index.ts'
import { ButtonLink } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { pathOf } from './addresses.ts'
import { endOf, endsSoon } from './domain.ts'
import { openDrafts, type ListedDraft } from './store.ts'

const most = 5

/** Bản nháp on the page "my applications": the newest few, each with the day on which it goes. */
export async function draftsPanel(req: FastifyRequest) {
  const { who, today, now } = req
  const shown = await req.db.read(async (q) => {
    const drafts = await openDrafts(q, who)
    return { drafts, names: drafts.length > 0 ? await procedureNames(q, today) : new Map() }
  })
  return shown.drafts.length === 0 ? undefined : <DraftsPanel {...{ now, ...shown }} />
}

type Props = {
  drafts: readonly ListedDraft[]
  names: ReadonlyMap<string, string>
  now: Temporal.Instant
}

function DraftsPanel({ drafts, names, now }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Đang làm dở, chưa nộp', 'Begun, not sent')} id="ban-nhap">
      <ul class="mine">
        {drafts.slice(0, most).map((draft) => {
          const name = shortened(names.get(draft.procedureCode) ?? draft.procedureCode, 90)
          return (
            <li key={draft.id}>
              <p class="mine__name">{name}</p>
              <p class="muted">
                {t('Lưu lúc', 'Saved')} <When at={draft.savedAt} /> · {t('sẽ xóa', 'removed on')}{' '}
                <When at={endOf(draft)} only="date" />{' '}
                {endsSoon(draft, now) && <Tag tone="orange">{t('Sắp bị xóa', 'Soon')}</Tag>}
              </p>
              <div class="actions">
                <ButtonLink small href={pathOf(draft.id)}>
                  {t('Làm tiếp', 'Go on')}
                  <span class="govuk-visually-hidden">: {name}</span>
                </ButtonLink>
                <ButtonLink small kind="quiet" href={`${pathOf(draft.id)}/xoa`}>
                  {t('Xóa bản nháp', 'Remove')}
                  <span class="govuk-visually-hidden">: {name}</span>
                </ButtonLink>
              </div>
            </li>
          )
        })}
      </ul>
      {drafts.length > most && (
        <p>
          <a href="/cua-toi/ban-nhap">
            {t(`Xem cả ${drafts.length} bản nháp`, `All ${drafts.length} drafts`)}
          </a>
        </p>
      )}
    </Panel>
  )
}
