/** Words of places and trends on the overview. The other languages must have exactly these keys. */
export const en = {
  places: 'Where there is room', placesBy: 'Divided by', by: { region: 'Region', dc: 'Data centre', room: 'Room', group: 'Group' }, everywhere: 'Everywhere', nowhere: 'not stated', hosts_one: '{{n}} host', hosts_other: '{{n}} hosts', out: '{{n}} out', vms_one: '{{n}} VM', vms_other: '{{n}} VMs', failed: '{{n}} in error', open: 'Look into {{name}}', none: 'No host stands here.',
  trend: 'How it goes', range: 'Time', days: 'Last {{n}} days', resource: 'Resource', chart: '{{resource}} in use and on offer, {{place}}', used: 'In use', capacity: 'On offer', unknownDays_one: '{{n}} of these days is not known: no snapshot was taken. It is left open.', unknownDays_other: '{{n}} of these days are not known: no snapshot was taken. They are left open.',
  growing_one: 'Grows by {{perDay}} a day: full in about {{n}} day.', growing_other: 'Grows by {{perDay}} a day: full in about {{n}} days.', farAway: 'Grows by {{perDay}} a day: full in more than ten years.', steady: 'Does not grow.', full: 'Full.', unknown: 'Not enough days to say: {{known}} of at least {{needed}} are known.',
  pressure: 'Pressure of 30 days', pressureOf: '{{name}}: the fullest resource over 30 days, now {{now}}',
}
