import { shortened } from '#modules/procedures/index.ts'
import {
  budgetText,
  FlowPicture,
  roleWords,
  testText,
  type FlowContent,
  type FlowNames,
} from '#modules/workflows/index.ts'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Trial } from '../flow-trial.ts'
import type { DossierRecord, Line } from '../rows.ts'

export type TrialRun = {
  dossier: DossierRecord
  trial: Trial
  /** Of each step of the way, the branch that was taken, if any. */
  taken: readonly (number | undefined)[]
}

type Props = {
  code: string
  flow: FlowContent
  names: FlowNames
  isDraft: boolean
  asked: string
  recent: readonly Line[]
  run: TrialRun | undefined
}

/** Chạy thử một quy trình trên hồ sơ đã có: which way it would take, and by when. */
export function TrialPage({ code, flow, names, isDraft, asked, recent, run }: Props) {
  const { t } = useView()
  const base = `/quan-tri/quy-trinh/${code}`
  const query = isDraft ? '&ban=nhap' : ''
  return (
    <Page
      frame="staff"
      wide
      title={t('Chạy thử quy trình', 'Test run')}
      over={flow.name}
      lead={t(
        'Chọn một hồ sơ đã có để xem hồ sơ đó sẽ đi qua những bước nào, đến khi nào. Không có gì bị thay đổi.',
        'Choose a dossier to see which steps it would go through, and when. Nothing is changed.',
      )}
      crumbs={[
        { href: '/quan-tri/quy-trinh', text: t('Quy trình nội bộ', 'Workflows') },
        { href: isDraft ? `${base}/sua` : base, text: flow.name },
      ]}
    >
      <form class="part" action={`${base}/chay-thu`} method="get">
        {isDraft && <input type="hidden" name="ban" value="nhap" />}
        <TextField
          name="ho-so"
          label={t('Mã hồ sơ', 'Code of the dossier')}
          width={30}
          value={asked}
          errors={
            asked !== '' && !run
              ? { 'ho-so': t('Không có hồ sơ mang mã này', 'There is no such dossier') }
              : undefined
          }
        />
        <Actions>
          <Button>{t('Chạy thử', 'Run')}</Button>
        </Actions>
      </form>
      {run ? (
        <Run {...{ flow, names, run }} />
      ) : (
        <Recent {...{ recent }} hrefOf={(one) => `${base}/chay-thu?ho-so=${one}${query}`} />
      )}
    </Page>
  )
}

function Recent({ recent, hrefOf }: { recent: readonly Line[]; hrefOf: (code: string) => string }) {
  const { t } = useView()
  return (
    <Panel title={t('Hồ sơ gần đây', 'Recent dossiers')}>
      <Table
        caption={t('Hồ sơ gần đây', 'Recent dossiers')}
        hideCaption
        rows={recent}
        rowKey={({ code }) => code}
        empty={t('Chưa có hồ sơ nào để chạy thử.', 'There is no dossier to run yet.')}
        columns={[
          {
            key: 'code',
            head: t('Mã hồ sơ', 'Code'),
            tight: true,
            cell: ({ code }) => (
              <a class="code" href={hrefOf(code)}>
                {code}
              </a>
            ),
          },
          {
            key: 'procedure',
            head: t('Thủ tục', 'Procedure'),
            long: true,
            cell: ({ procedureName }) => shortened(procedureName),
          },
          {
            key: 'received',
            head: t('Tiếp nhận', 'Received'),
            cell: ({ receivedAt }) => <When at={receivedAt} />,
          },
        ]}
      />
    </Panel>
  )
}

function Run({ flow, names, run }: Pick<Props, 'flow' | 'names'> & { run: TrialRun }) {
  const { t } = useView()
  const { dossier, trial, taken } = run
  const label = names?.cases.find(({ value }) => value === dossier.caseCode)?.label
  const caseName = label ? t(...label) : dossier.caseCode
  const isLate = dossier.dueAt && Temporal.Instant.compare(trial.until, dossier.dueAt) > 0
  return (
    <>
      {trial.circle !== undefined && (
        <Notice
          kind="stop"
          title={t(
            `Hồ sơ quay lại bước ${trial.circle + 1} và sẽ không bao giờ đi đến kết thúc.`,
            `The dossier comes back to step ${trial.circle + 1} and never reaches the end.`,
          )}
        />
      )}
      {isLate && (
        <Notice
          kind="warn"
          title={t(
            'Nếu mỗi bước dùng hết thời gian, hồ sơ xong sau ngày hẹn trả.',
            'With every budget used up it would be finished after its due date.',
          )}
        />
      )}
      <Facts
        rows={[
          [t('Hồ sơ', 'Dossier'), <a href={`/can-bo/ho-so/${dossier.code}`}>{dossier.code}</a>],
          [t('Thủ tục', 'Procedure'), `${dossier.procedureCode} ${shortened(dossier.procedureName)}`],
          dossier.caseCode !== null && [t('Trường hợp', 'Case'), caseName],
          [t('Tiếp nhận', 'Received'), <When at={dossier.receivedAt} />],
          [t('Xong chậm nhất', 'Finished at the latest'), <When at={trial.until} />],
          [t('Hẹn trả (theo luật)', 'Due by law'), dossier.dueAt && <When at={dossier.dueAt} />],
        ]}
      />
      <Panel title={t('Đường đi', 'The way')}>
        <Table
          caption={t(
            'Từng bước, với ngày giờ theo lịch làm việc của đơn vị',
            'Step by step, on the unit’s calendar',
          )}
          rows={trial.steps.map((one, n) => ({ ...one, branch: taken[n] }))}
          rowKey={({ at }) => String(at)}
          columns={[
            {
              key: 'step',
              head: t('Bước', 'Step'),
              long: true,
              cell: ({ at, step }) => `${at + 1}. ${t(step.vi, step.en)}`,
            },
            {
              key: 'role',
              head: t('Vai trò', 'Role'),
              cell: ({ step }) => t(...roleWords[step.role]),
            },
            {
              key: 'time',
              head: t('Thời gian', 'Time'),
              cell: ({ step }) => budgetText(step.minutes, t),
            },
            { key: 'from', head: t('Vào lúc', 'From'), cell: ({ from }) => <When at={from} /> },
            {
              key: 'until',
              head: t('Xong chậm nhất', 'Until'),
              cell: ({ until }) => <When at={until} />,
            },
            {
              key: 'why',
              head: t('Đi tiếp vì', 'Goes on because'),
              long: true,
              cell: ({ step, branch }) => <Why {...{ step, branch, names }} />,
            },
          ]}
        />
      </Panel>
      <Panel title={t('Sơ đồ, các bước đi qua được tô', 'Picture, with the steps taken')}>
        <FlowPicture {...{ flow, names }} taken={trial.steps.map(({ at }) => at)} />
      </Panel>
    </>
  )
}

type WhyProps = { step: FlowContent['steps'][number]; branch: number | undefined; names: FlowNames }

function Why({ step, branch, names }: WhyProps) {
  const { t } = useView()
  const taken = branch === undefined ? undefined : step.branches?.[branch]
  if (taken) return <>{t(...testText(taken.when, names))}</>
  return (step.branches?.length ?? 0) > 0 ? (
    <>{t('Không điều kiện nào đúng', 'No condition holds')}</>
  ) : (
    <span class="muted">{t('Theo thứ tự', 'In order')}</span>
  )
}
