// SPDX-License-Identifier: Apache-2.0
#include "core/project/history.h"

namespace twinloom::project
{
namespace
{

bool move(std::vector<History::Item> &from, std::vector<History::Item> &to, qint64 target)
{
    if (from.empty() || from.back().number != target)
        return false;
    to.push_back(std::move(from.back()));
    from.pop_back();
    return true;
}

} // namespace

void History::committed(Item item)
{
    m_done.push_back(std::move(item));
    m_undone.clear();
}

bool History::undone(qint64 target)
{
    return move(m_done, m_undone, target);
}
bool History::redone(qint64 target)
{
    return move(m_undone, m_done, target);
}

} // namespace twinloom::project
