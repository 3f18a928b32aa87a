import { numberText } from '#ui/format.ts'
import { useView } from '#ui/view.ts'

import { clusterStates, type Cluster, type ClusterState } from '../domain.ts'
import { drawingOf, type Drawing, type Spot } from '../drawing.ts'
import { stateWords } from '../words.ts'

/** Strong enough on paper for those who see colours badly; the shape says it too. */
const fills: Record<ClusterState, string> = {
  online: '#17603a',
  playing: '#1b4f7a',
  offline: '#a82018',
  fault: '#8a3f00',
  'not-enrolled': '#857c6e',
}

/** Sơ đồ: where the clusters stand. Drawn from their positions alone; the list beneath says the same in words. */
export function ClusterMap({ clusters }: { clusters: readonly Cluster[] }) {
  const { t } = useView()
  const drawing = drawingOf(clusters)
  if (!drawing)
    return (
      <p class="muted">
        {t(
          'Chưa cụm loa nào có vị trí. Ghi vĩ độ, kinh độ ở trang sửa từng cụm để thấy sơ đồ.',
          'No cluster has a position yet. Write it down for each of them to see the map.',
        )}
      </p>
    )
  const known = clusterStates.filter((state) => drawing.spots.some((spot) => spot.state === state))
  return (
    <figure class="cluster-map">
      <Picture {...drawing} />
      <figcaption class="cluster-map__legend">
        {known.map((state) => (
          <span key={state}>
            <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
              <Mark {...{ state }} />
            </svg>
            {t(...stateWords[state])}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function Picture({ width, height, spots, labels, scale }: Drawing) {
  const { t, lang } = useView()
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-label={t(
        'Sơ đồ vị trí các cụm loa; danh sách bên dưới kể đủ bằng chữ',
        'Map of the clusters; the list beneath says the same in words',
      )}
    >
      <rect {...{ width, height }} rx="8" fill="#f4eee3" />
      {labels.map(({ name, x, y }) => (
        <text key={name} class="cluster-map__place" {...{ x, y }} text-anchor="middle">
          {name}
        </text>
      ))}
      {spots.map((spot) => (
        <Place key={spot.code} {...{ spot }} />
      ))}
      <g transform={`translate(12 ${height - 12})`}>
        <path d={`M0 -4V0H${scale.length}V-4`} fill="none" stroke="#515c58" />
        <text class="cluster-map__place" x={scale.length / 2} y="-6" text-anchor="middle">
          {scale.metres < 1_000
            ? `${scale.metres} m`
            : `${numberText(lang, scale.metres / 1_000)} km`}
        </text>
      </g>
    </svg>
  )
}

function Place({ spot: { code, name, state, x, y } }: { spot: Spot }) {
  const { t } = useView()
  return (
    <a href={`/can-bo/cum-loa/${code}`}>
      <title>{`${code} – ${name}: ${t(...stateWords[state])}`}</title>
      <g transform={`translate(${x} ${y})`}>
        {/* A finger needs more room than the mark. */}
        <circle r="14" fill="transparent" />
        <Mark {...{ state }} />
        <text class="cluster-map__code" y="19" text-anchor="middle">
          {code}
        </text>
      </g>
    </a>
  )
}

function Mark({ state }: { state: ClusterState }) {
  const fill = fills[state]
  if (state === 'offline')
    return (
      <g>
        <circle r="6" fill="#fff" stroke={fill} stroke-width="2" />
        <path d="M-3 -3L3 3M3 -3L-3 3" stroke={fill} stroke-width="2" />
      </g>
    )
  if (state === 'fault') return <path d="M0 -7L7 6H-7Z" {...{ fill }} />
  if (state === 'not-enrolled')
    return <circle r="5" fill="#fff" stroke={fill} stroke-width="2" stroke-dasharray="3 2" />
  return (
    <g>
      <circle r="6" {...{ fill }} />
      {state === 'playing' && <path d="M-2 -3L4 0L-2 3Z" fill="#fff" />}
    </g>
  )
}
