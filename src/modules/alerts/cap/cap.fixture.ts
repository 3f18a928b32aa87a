const tags = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('')

type Drawn = { polygon?: string; circle?: string; areaDesc?: string }

/** What an alert says, with its area. */
export const givenInfo = (
  { areaDesc = 'Tỉnh Tây Ninh', ...drawn }: Drawn = {},
  over: Record<string, string> = {},
) =>
  `<info>${tags({
    ...{
      language: 'vi-VN',
      category: 'Met',
      event: 'Bão',
      urgency: 'Expected',
      severity: 'Severe',
    },
    ...{ certainty: 'Likely', expires: '2026-11-24T19:00:00+07:00' },
    senderName: 'Đài Khí tượng thủy văn tỉnh',
    headline: 'Bão số 9 đổ bộ chiều mai',
    description: 'Gió cấp 9, giật cấp 11. Mưa 200 mm.',
    instruction: 'Chằng chống nhà cửa, không ra khỏi nhà.',
    ...over,
  })}<area>${tags({ areaDesc, ...drawn })}</area></info>`

/** A message of the provincial station, as CAP 1.2. */
export const given = (over: Record<string, string> = {}, info = givenInfo()) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${tags(
    {
      ...{ identifier: 'VN-KTTV-2026-117', sender: 'kttv@tayninh.example' },
      ...{ sent: '2026-11-23T08:00:00+07:00', status: 'Actual', msgType: 'Alert', scope: 'Public' },
      ...over,
    },
  )}${info}</alert>`
