// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/align_draft.h"

namespace twinloom::studio
{

void AlignDraft::click(Side side, const Eigen::Vector3d &at)
{
    (side == Side::Moving ? m_moving : m_fixed) = at;
    if (!m_moving || !m_fixed)
        return;
    m_pairs.push_back({*m_moving, *m_fixed});
    m_moving.reset();
    m_fixed.reset();
}

void AlignDraft::remove(std::size_t pair)
{
    if (pair < m_pairs.size())
        m_pairs.erase(m_pairs.begin() + static_cast<std::ptrdiff_t>(pair));
}

} // namespace twinloom::studio
