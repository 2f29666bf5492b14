// SPDX-License-Identifier: Apache-2.0
#include "app/render/node_loader.h"

#include <QLoggingCategory>

#include <algorithm>

namespace twinloom::render
{

namespace
{

Q_LOGGING_CATEGORY(logLoader, "twinloom.render")

} // namespace

NodeLoader::~NodeLoader()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

std::size_t NodeLoader::want(std::vector<Request> requests)
{
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(requests, [&](const Request &one) { return m_failed.count({one.octree, one.node}) > 0; });
        m_wanted.assign(std::make_move_iterator(requests.rbegin()), std::make_move_iterator(requests.rend()));
    }
    if (requests.empty())
        return 0;
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_changed.notify_one();
    return requests.size();
}

void NodeLoader::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stop || !m_wanted.empty(); });
        if (m_stop)
            return;
        const Request next = std::move(m_wanted.back());
        m_wanted.pop_back();
        if (m_failed.count({next.octree, next.node}) > 0) // was wanted again while it was being tried
            continue;
        lock.unlock();
        const auto loaded = next.octree->points(next.node);
        lock.lock();
        if (!loaded && m_failed.insert({next.octree, next.node}).second)
            qCWarning(logLoader).noquote() << loaded.error().text();
    }
}

} // namespace twinloom::render
