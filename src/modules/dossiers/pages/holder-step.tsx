import { birthText, maskIdNumber, type Person } from '#modules/people/index.ts'
import { Facts } from '#ui/facts.tsx'
import { Actions, Button } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { applicantField } from '../applicant.ts'

export const confirmField = '_dung-nguoi'

/** The number is somebody else's than the name says. The officer compares, then goes on with that person or corrects. */
export function HolderStep({ holder }: { holder: Person }) {
  const { t } = useView()
  return (
    <Notice
      kind="stop"
      title={t(
        `Số này đang là của ${holder.fullName}`,
        `This number belongs to ${holder.fullName}`,
      )}
    >
      <p>
        {t(
          'Chưa tiếp nhận gì. Hãy so với giấy tờ người nộp đang cầm.',
          'Nothing has been received. Compare with the papers the applicant holds.',
        )}
      </p>
      <HolderFacts {...{ holder }} />
      <Actions>
        <Button kind="secondary" name={confirmField} value={holder.id}>
          {t('Đúng là người này (giữ dữ liệu đã biết)', 'It is this person (keep what is known)')}
        </Button>
        <a href={`#${applicantField('idNumber')}`}>
          {t('Không phải: sửa lại số định danh', 'It is not: correct the number')}
        </a>
      </Actions>
    </Notice>
  )
}

function HolderFacts({ holder }: { holder: Person }) {
  const { t } = useView()
  const { fullName, birth, gender, idNumber, addressDetail } = holder
  return (
    <Facts
      compact
      rows={[
        [t('Họ và tên', 'Full name'), fullName],
        [t('Ngày sinh', 'Date of birth'), birth && birthText(birth)],
        gender && [t('Giới tính', 'Sex'), genderText(gender, t)],
        [t('Số định danh', 'Identity number'), idNumber && maskIdNumber(idNumber)],
        [t('Địa chỉ', 'Address'), addressDetail],
      ]}
    />
  )
}

const genderText = (
  gender: NonNullable<Person['gender']>,
  t: (vi: string, en: string) => string,
): string =>
  gender === 'male'
    ? t('Nam', 'Male')
    : gender === 'female'
      ? t('Nữ', 'Female')
      : t('Khác', 'Other')
