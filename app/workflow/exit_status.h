// SPDX-License-Identifier: Apache-2.0
// The exit statuses that scripts depend on, of both programs.
#pragma once

#include "core/result.h"

namespace twinloom::workflow
{

enum ExitStatus {
    kDone = 0,
    kCheckSaysNo = 1, ///< done, but the check that was asked for says no
    kWrongUsage = 2,
    kBadInput = 3,
    kNotFound = 4,
    kIo = 5,
    kConflict = 6,
    kCancelled = 7,
    kPeerFailed = 8,
    kOurBug = 70
};

inline int exitStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
        return kWrongUsage;
    case ErrorCode::BadInput:
        return kBadInput;
    case ErrorCode::NotFound:
        return kNotFound;
    case ErrorCode::Io:
        return kIo;
    case ErrorCode::Conflict:
        return kConflict;
    case ErrorCode::Cancelled:
        return kCancelled;
    case ErrorCode::Peer:
        return kPeerFailed;
    case ErrorCode::Internal:
        return kOurBug;
    }
    return kOurBug;
}

} // namespace twinloom::workflow
