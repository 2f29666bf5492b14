// SPDX-License-Identifier: Apache-2.0
// What a person may have meant by a name that is not there.
#pragma once

#include <QString>

#include <vector>

namespace twinloom
{

/// The candidate that differs least from `wanted`, in letter case or in few letters; empty where none is near.
/// O(length of wanted * all characters of the candidates).
QString nearest(const QString &wanted, const std::vector<QString> &candidates);
/// "Did you mean ...?", or an empty text.
QString suggestion(const QString &wanted, const std::vector<QString> &candidates);

} // namespace twinloom
