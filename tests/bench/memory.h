// SPDX-License-Identifier: Apache-2.0
// Resident memory of this process, as Linux counts it.
#pragma once

#include <fstream>
#include <string>

namespace twinloom::bench
{

/// From /proc/self/status, MiB: "VmRSS:" now, "VmHWM:" at most since the start or forgetPeak().
inline double memoryMib(const std::string &key)
{
    std::ifstream status("/proc/self/status");
    std::string word;
    double kib = 0;
    while (status >> word)
        if (word == key && status >> kib)
            return kib / 1024;
    return 0;
}

/// Counts the highest anew.
inline void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

} // namespace twinloom::bench
