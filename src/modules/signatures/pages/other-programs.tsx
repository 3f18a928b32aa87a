import { useView } from '#ui/view.ts'

export const checkHome = '/xac-minh'
export const rootsPath = `${checkHome}/chung-thu-goc.pem`

const poppler = `mkdir -p tin-cay
certutil -N -d sql:tin-cay --empty-password
certutil -A -d sql:tin-cay -n goc -t CT,C,C -i chung-thu-goc.pem
pdfsig -nssdir tin-cay ket-qua.pdf`

const openssl = `pdfsig -dump ket-qua.pdf
(head -c B ket-qua.pdf; tail -c +$((C+1)) ket-qua.pdf | head -c $((D-C))) > noi-dung
openssl cms -verify -cades -binary -inform DER -in ket-qua.pdf.sig0 \\
  -content noi-dung -CAfile chung-thu-goc.pem -purpose any -out /dev/null`

/** Nobody has to believe our check: what others need for their own. */
export function OtherPrograms() {
  const { t } = useView()
  return (
    <details class="fold">
      <summary>{t('Kiểm tra bằng phần mềm khác', 'Check with other programs')}</summary>
      <p>
        {t(
          'Chữ ký theo chuẩn PAdES: Adobe Reader, pdfsig (Poppler) và OpenSSL đều kiểm tra được. Trước hết cho phần mềm đó biết chứng thư gốc mà nơi này tin:',
          'The signatures are PAdES: Adobe Reader, pdfsig (Poppler) and OpenSSL check them. First tell that program which roots are trusted here:',
        )}{' '}
        <a href={rootsPath} download>
          {t('tải chứng thư gốc (PEM)', 'download the roots (PEM)')}
        </a>
        .
      </p>
      <p>{t('Với pdfsig:', 'With pdfsig:')}</p>
      <pre class="commands">{poppler}</pre>
      <p>
        {t(
          'Với OpenSSL: pdfsig ghi ra từng chữ ký và in “Signed Ranges: [A - B], [C - D]”; thay B, C, D bằng các số đó.',
          'With OpenSSL: pdfsig writes each signature out and prints “Signed Ranges: [A - B], [C - D]”; put those numbers for B, C, D.',
        )}
      </p>
      <pre class="commands">{openssl}</pre>
      <p>
        {t(
          'Với Adobe Reader: mở tệp gốc trong Edit → Preferences → Signatures → Identities & Trusted Certificates.',
          'With Adobe Reader: import the root in Edit → Preferences → Signatures → Identities & Trusted Certificates.',
        )}
      </p>
    </details>
  )
}
