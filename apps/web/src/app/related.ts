import type { Related } from '@colonnade/screens'

/** What grows old on the screen when a record of a kind changes, beside the record itself. */
export const related: Related = {
  knowledge_document: ['knowledgeBase', 'knowledgeChunk', 'knowledge'],
  knowledge_base: ['knowledgeDocument'],
  knowledge_chunk: ['knowledgeDocument', 'knowledge'],
  message: ['conversation', 'modelCall'],
  model_call: ['modelCall'],
  virtual_machine: ['quota', 'cluster'],
  k8s_cluster: ['cluster', 'virtualMachine'],
  k8s_cluster_plugin: ['clusterPlugin', 'cluster'],
  maintenance_window: ['cluster'],
  role: ['user', 'role'],
  user: ['role'],
  user_role: ['user', 'role'],
  tenant: ['tenant'],
  tenant_config: ['tenant'],
}
