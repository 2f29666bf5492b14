// SPDX-License-Identifier: Apache-2.0
// The tables `journal` and `snapshot` as rows: every change that was ever made, and now and then the scene that came
// out, so that opening replays only what came after it.
#pragma once

#include "core/progress.h"
#include "core/project/history.h"
#include "core/project/packing.h"
#include "core/scene/change.h"
#include "core/storage/connection.h"

#include <functional>

namespace twinloom::project
{

struct JournalRow {
    qint64 number = 0;
    qint64 time = 0; ///< UTC nanoseconds
    QString verb;
    QString label;
    EntryKind kind = EntryKind::Commit;
    qint64 target = 0; ///< of an undo or redo: the entry whose change is meant
    Packed change;     ///< of a commit: canonical JSON (core/scene/scene_json.h); empty otherwise
};

/// Inside a Transaction.
Result<void> insertRow(storage::Connection &connection, const JournalRow &row);
/// Rows 1 to `last` in order. BadInput where one is missing or its bytes are not those that were written.
/// Ends early with the visitor's error.
Result<void> visitRows(storage::Connection &connection, qint64 last,
                       const std::function<Result<void>(const JournalRow &)> &visit);
/// One row; BadInput when it is damaged.
Result<JournalRow> readRow(storage::Connection &connection, qint64 number);
/// The change that a commit's row holds.
Result<scene::Change> changeOf(const storage::Connection &connection, const JournalRow &row);
/// What the row did to the scene, whatever its kind: reads the target where there is one.
Result<scene::Change> effectOf(storage::Connection &connection, const JournalRow &row);

/// Inside a Transaction: the scene after entry `number`, in place of older snapshots. Gives the bytes that it takes.
Result<qint64> writeSnapshot(storage::Connection &connection, qint64 number, const scene::Scene &scene);
struct Snapshot {
    scene::Scene scene;
    qint64 storedBytes = 0;
};
/// None when it is in a form that this build does not know: then the journal is replayed from its beginning.
Result<std::optional<Snapshot>> readSnapshot(storage::Connection &connection, qint64 number);

} // namespace twinloom::project
