/** Words of clusters as they were found, beside what is recorded of them. */
export const seen = {
  title: 'As it was found', recordedOnly: 'Recorded only: no endpoint', recordedOnlyLine: 'Nobody looks at this cluster, and nothing is done to it. Choose an endpoint of kind Kubernetes in its form.', notYet: 'It was not looked at yet. That happens within a minute.',
  look: 'Look now', looked: 'Looked at.', slow: 'It takes long to answer. What is shown was seen last.', stillAway: 'It does not answer.', never: 'never seen', api: 'API server', versionDiffers: 'The API server runs {{found}}, the books say {{recorded}}.',
  nodes: '{{ready}} of {{total}} nodes ready', differ_one: '{{n}} node differs from the books', differ_other: '{{n}} nodes differ from the books', agrees: 'All nodes are as recorded.', last: 'What follows is what was seen last.',
  found: 'Found', ready: 'Ready', notReady: 'Not ready', cordoned: 'takes no new pods', held: 'kept from new pods by an upgrade', missing: 'not in the cluster', version: 'another version', not_recorded: 'not in the books', not_ready: 'not ready', notRecorded: 'Not in the books',
  workloads: 'Workloads', workloadsLine: 'Read from the API server at this moment.', again: 'Read again', noWorkloads: 'Nothing is deployed.', moreWorkloads: 'There are more: only the first of each kind are shown.', pods: '{{ready}} of {{wanted}}',
  waits: 'Waits until {{node}} reports version {{version}}: upgrade that machine now. It takes no new pods meanwhile.', upgradeConnected: 'For each node in turn: it takes no new pods, you or your automation upgrade the machine, and once the API server reports it ready at the new version the next one follows.',
  upgradeRecorded: 'Recorded only: no endpoint. The new version is written down; upgrading the machines is up to you.', patience: 'Wait for each node', patienceHelp: 'Minutes. A node that takes longer is marked as failed, and the upgrade stands still.', patienceRange: '1 to 1,440 minutes', upgradeLine: 'Control planes first, one node at a time. It can be stopped at any moment: the node that is waited for is then opened to new pods as it is.', stopNow: 'Stop now', stopLine: 'Stopped now, it takes new pods again as it is.',
  objects: 'What it put into the cluster', noObjects: 'Nothing was applied yet.', pluginRecorded: 'Recorded only: the cluster has no endpoint.', pluginNoManifest: 'Recorded only: it has no manifest.', apply: 'Apply', applyAgain: 'Apply again',
} as const

/** Fields, choices and help of the same. */
export const seenFields = { endpointId: 'Endpoint', observedState: 'Found', observedVersion: 'Found version', observedAt: 'Seen', endpointName: 'Endpoint', objects: 'Objects', reachable: 'Answers', healthy: 'Healthy', ready: 'Ready' } as const
export const seenOptions = { healthy: 'Healthy', unhealthy: 'Not healthy' } as const
export const seenHelp = { cluster_endpointId: 'Its API server, an endpoint of kind Kubernetes. It is looked at, plugins are applied there, and upgrades wait for it.' } as const
/** Alerts about the same. */
export const seenAlert = { k8s_cluster_unhealthy: 'Its API server or some of its nodes are not ready' } as const
export const seenAlertName = { k8s_cluster_unhealthy: 'Cluster not healthy' } as const
/** Why a cluster or plugin is as it is. */
export const seenReason = {
  objects_missing: 'Objects are missing in the cluster:', objects_failing: 'Objects fail in the cluster:', objects_not_ready: 'Not all pods are ready yet:', not_found_there: 'The cluster has no such thing.', bad_manifest: 'The manifest can\'t be used.',
} as const
