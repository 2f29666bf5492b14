// SPDX-License-Identifier: Apache-2.0
// A disk on which files cannot grow: writing fails with the system's words for EFBIG.
#pragma once

#include <QString>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>

namespace twinloom::test
{

/// While it lives, this process writes no file beyond `bytes`.
class WriteLimit
{
public:
    explicit WriteLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN); // otherwise it kills
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~WriteLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    WriteLimit(const WriteLimit &) = delete;
    WriteLimit &operator=(const WriteLimit &) = delete;

    static QString words() { return qt_error_string(EFBIG); }

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace twinloom::test
