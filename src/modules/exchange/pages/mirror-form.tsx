import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { systems } from '../mirror/domain.ts'
import { systemWords } from '../mirror/words.ts'
import { ReadingFields } from './reading-fields.tsx'

const home = '/can-bo/ho-so-ngoai'

type Props = {
  now: Temporal.Instant
  filled: Filled
  errors: Errors | undefined
  /** Where the procedure is filed, when we know which one is meant. */
  portalHref: string | undefined
}

/** One dossier of another system, typed in. */
export function MirrorFormPage({ now, filled, errors, portalHref }: Props) {
  const { t } = useView()
  const given = { filled, errors }
  return (
    <Page
      frame="staff"
      title={t('Ghi hồ sơ ở hệ thống khác', 'Enter a dossier of another system')}
      crumbs={[{ href: home, text: t('Hồ sơ ở hệ thống khác', 'Dossiers in other systems') }]}
    >
      <ErrorSummary {...{ errors }} />
      {portalHref !== undefined && (
        <Notice
          title={t(
            'Thủ tục này nộp tại Cổng Dịch vụ công quốc gia.',
            'This procedure is filed at the national portal.',
          )}
        >
          <p>
            <a href={portalHref || 'https://dichvucong.gov.vn'}>
              {t('Mở thủ tục trên Cổng để nộp', 'Open it there to file')}
            </a>
            {t(
              '. Nộp xong, ghi lại mã hồ sơ dưới đây để theo dõi.',
              '. Then enter its code here to follow it.',
            )}
          </p>
        </Notice>
      )}
      <Form action={`${home}/moi`} once={filled['_key'] ?? ''}>
        <Radios
          name="system"
          legend={t('Hệ thống gốc', 'System of record')}
          options={systems.map((value) => ({ value, text: t(...systemWords[value]) }))}
          {...given}
        />
        <TextField
          name="code"
          label={t('Mã hồ sơ ở hệ thống gốc', 'Code in the system of record')}
          code
          width={30}
          {...given}
        />
        <TextField
          name="procedureCode"
          label={t('Mã thủ tục', 'Procedure code')}
          hint={t('Ví dụ 1.004222', 'For example 1.004222')}
          code
          width={10}
          {...given}
        />
        <TextField
          name="procedureName"
          label={t('Tên thủ tục', 'Name of the procedure')}
          hint={t(
            'Chỉ cần ghi khi thủ tục không có trong danh mục của xã.',
            'Only when it is not in our catalogue.',
          )}
          optional
          {...given}
        />
        <ReadingFields {...{ filled, errors, now }} />
        <Actions>
          <Button>{t('Ghi hồ sơ', 'Enter')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
