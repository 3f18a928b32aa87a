import { signerChoices, type Signer } from '#modules/accounts/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, Select } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { Finding } from '../checks.ts'
import type { Register } from '../domain.ts'
import { formOf, labelOf } from '../registers.ts'
import { whyNotEnter } from '../words.ts'
import { ContentFields } from './content-fields.tsx'
import { Findings } from './findings.tsx'
import { dossierHref, fromDossierHref, home } from './hrefs.ts'

type Props = {
  code: string
  procedureName: string
  register: Register
  mayEnter: boolean
  atSigning: boolean
  signers: readonly Signer[]
  filled: Filled
  errors?: Errors | undefined
  /** Paths that the dossier said nothing of and the register asks for. */
  missing: readonly string[]
  findings: readonly Finding[]
  /** Somebody who holds a number under another name. */
  holder?: { id: string; words: string } | undefined
}

/** Vào sổ từ hồ sơ: what the dossier says already, to be completed and entered. */
export function EnterPage(props: Props) {
  const { t } = useView()
  const { code, procedureName, register, mayEnter, findings, errors, filled, missing } = props
  const isBlocked = findings.some(({ level }) => level === 'block')
  return (
    <Page
      frame="staff"
      title={t(
        `Vào ${formOf(register).words[0].toLocaleLowerCase('vi')}`,
        `Enter: ${formOf(register).words[1]}`,
      )}
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[
        { href: home, text: t('Hộ tịch', 'Civil status') },
        { href: dossierHref(code), text: t('Hồ sơ này', 'This dossier') },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      {!mayEnter && (
        <Notice kind="warn" title={t(...whyNotEnter['not-approved'])}>
          {t('Dưới đây là nội dung sẽ vào sổ.', 'Below is what will be entered.')}
        </Notice>
      )}
      {mayEnter && props.atSigning && (
        <Notice title={t('Hồ sơ đang ở bước lãnh đạo ký.', 'The leader is about to sign.')}>
          {t(
            'Vào sổ khi lãnh đạo đã đồng ý; số vào sổ là số của giấy tờ được cấp.',
            'Enter it once the leader agrees; the number of the entry is that of the paper.',
          )}
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice title={t('Tờ khai chưa có, cần ghi thêm:', 'Not in the declaration, to be added:')}>
          <ul>
            {missing.map((path) => (
              <li key={path}>
                <a href={`#${path}`}>{t(...labelOf(register, path))}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action={fromDossierHref(code)}>
        {findings.length > 0 && (
          <Panel title={t('Kiểm tra trùng, mâu thuẫn', 'Duplicates and contradictions')}>
            <Findings {...{ findings, filled, errors }} />
          </Panel>
        )}
        {props.holder && <Holder holder={props.holder} />}
        <ContentFields {...{ register, filled, errors }} />
        <Select
          name="signer"
          label={t('Người ký giấy tờ hộ tịch', 'Who signs')}
          options={signerChoices(props.signers, t)}
          {...{ filled, errors }}
        />
        <p class="muted">
          {t(`Căn cứ: ${formOf(register).basis}`, `Basis: ${formOf(register).basis}`)}
        </p>
        <Actions>
          {mayEnter && props.signers.length > 0 && (
            <Button kind={isBlocked ? 'secondary' : 'primary'}>
              {isBlocked
                ? t('Kiểm tra lại và vào sổ', 'Check again and enter')
                : t('Vào sổ và lấy số', 'Enter and take a number')}
            </Button>
          )}
          <ButtonLink kind="quiet" href={dossierHref(code)}>
            {t('Quay lại hồ sơ', 'Back to the dossier')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

function Holder({ holder }: { holder: NonNullable<Props['holder']> }) {
  const { t } = useView()
  return (
    <Notice
      kind="warn"
      title={t(
        `Hồ sơ dân cư: số này của ${holder.words}.`,
        `By the records this number is held by ${holder.words}.`,
      )}
    >
      <Checkboxes
        name="same"
        legend={t('Đã đối chiếu giấy tờ', 'Papers were compared')}
        options={[
          {
            value: holder.id,
            text: t(
              'Đúng là người này, tên hoặc ngày sinh ghi khác',
              'It is this person, written otherwise',
            ),
          },
        ]}
        small
      />
    </Notice>
  )
}
