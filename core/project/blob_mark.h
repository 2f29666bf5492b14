// SPDX-License-Identifier: Apache-2.0
// Where the blobs end that a commit has followed. Long work stores blobs before it commits; when it is cancelled or the
// program dies, nobody will ever ask for them. The mark is a setting, written with every commit: the entry's number and
// the last blob's id. It counts only while that entry is the last one, so a program that knows no marks loses nothing.
#pragma once

#include "core/project/head.h"

#include <QMap>

namespace twinloom::project
{

/// Inside the Transaction of a commit whose entry `head` ends with.
Result<void> markBlobs(storage::Connection &connection, const Head &head);
/// Takes away the blobs behind the mark; their room in the file is used again. Does nothing where the mark does not
/// belong to `head`.
Result<void> dropBlobsBehindMark(storage::Connection &connection, const Head &head,
                                 const QMap<QString, QString> &settings);

} // namespace twinloom::project
