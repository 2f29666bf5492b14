// SPDX-License-Identifier: Apache-2.0
// A small database that several processes write, each step fully synced: what people decided must outlive a power cut.
#pragma once

#include "core/storage/connection.h"

namespace twinloom::storage
{

/// Opens the file, or makes it and its folder. `schema`: statements that do no harm when everything is there already.
Result<Connection> openShared(const QString &path, const QByteArray &schema);

} // namespace twinloom::storage
