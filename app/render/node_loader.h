// SPDX-License-Identifier: Apache-2.0
// Brings nodes of octrees into memory on a thread of its own, so that drawing never waits for a disk.
#pragma once

#include "core/scan/octree/octree.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace twinloom::render
{

/// Thread: its functions on one; what it calls `load` of the octrees on is its own. The thread starts with the first
/// node that is wanted.
class NodeLoader
{
public:
    struct Request {
        std::shared_ptr<const scan::Octree> octree;
        std::uint32_t node = 0;
    };

    NodeLoader() = default;
    ~NodeLoader();
    NodeLoader(const NodeLoader &) = delete;
    NodeLoader &operator=(const NodeLoader &) = delete;

    /// Replaces what was wanted before and is not loaded yet; the first comes first. Afterwards Octree::held gives it.
    /// What once could not be read (it is logged) is not tried again; how many of the nodes are.
    std::size_t want(std::vector<Request> requests);

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Request> m_wanted; ///< the last comes first
    bool m_stop = false;
    std::set<std::pair<std::shared_ptr<const scan::Octree>, std::uint32_t>> m_failed;
    std::thread m_thread;
};

} // namespace twinloom::render
