import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

export const zhCN: Translation<typeof en> = {
  signIn: { title: '登录', choose: '选择租户', email: '邮箱地址', password: '密码', next: '继续', submit: '登录' },
  job: { csvImport: '从 CSV 导入', finished: '{{title}}：已完成' },
  resource: {
    delete: '删除', deleteTitle_one: '删除 {{n}} 项', deleteTitle_other: '删除 {{n}} 项', new: '新增', edit: '编辑', import: '导入', export: '导出', exported_one: '已导出 {{n}} 行。', exported_other: '已导出 {{n}} 行。', deleted_one: '已删除 {{n}} 项。', deleted_other: '已删除 {{n}} 项。',
    restored_one: '已恢复 {{n}} 项。', restored_other: '已恢复 {{n}} 项。', restore: '恢复', showDeleted: '查看已删除的记录', showPresent: '返回列表', deletedTitle: '{{title}}：已删除', noneDeleted: '没有已删除的记录。',
    created: '已创建。', saved: '已保存。', newTitle: '新增{{one}}', editTitle: '编辑 {{name}}', importTitle: '导入{{many}}', overview: '概览', history: '历史', back: '返回{{many}}', gone: '该记录已不存在，或您无权查看。',
    seeImported: '在列表中查看', more: '更多', count_one: '共 {{n}} 项', count_other: '共 {{n}} 项', viewSaved: '视图已保存。', bulkEdit: '编辑', bulkEditTitle_one: '编辑 {{n}} 行', bulkEditTitle_other: '编辑 {{n}} 行', bulkEditLine: '只会更改您填写的字段。', apply: '应用', changed_one: '已更改 {{n}} 项。', changed_other: '已更改 {{n}} 项。',
  },
  history: { empty: '还没有任何记录。', someone: '系统', from: '来自 {{ip}}', older: '更早', create: '创建了它', update: '修改了它', delete: '删除了它', restore: '恢复了它', import: '导入了它', nothing: '空', request: '请求 {{id}}' },
  error: {
    wrong_credentials: { message: '邮箱地址与密码不匹配。', remedy: '请检查两者，或重设密码。' },
    too_many_tries: { message: '尝试次数过多。', remedy: '请稍候再试。' },
    choose_tenant: { message: '该地址属于多个租户。', remedy: '请选择一个。' },
    not_found: { message: '没有这条记录。', remedy: '它可能已被删除，或属于他人。' },
    already_taken: { message: '该名称已被占用。', remedy: '请换一个名称。' },
    stale_version: { message: '您打开之后，有人修改了这条记录。', remedy: '请逐个字段比较两个值，作出选择后再保存。' },
    job_cancelled: { message: '任务已停止。', remedy: '尚未完成的部分已撤销。' },
    foreign_origin: { message: '该请求来自其他网站。', remedy: '请使用应用本身，或使用 API 令牌。' },
  },
}
