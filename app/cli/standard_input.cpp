// SPDX-License-Identifier: Apache-2.0
#include "app/cli/standard_input.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace twinloom::cli
{

qint64 StandardInput::readData(char *data, qint64 most)
{
    const ssize_t count = ::read(STDIN_FILENO, data, static_cast<std::size_t>(most));
    if (count > 0)
        return count;
    if (count < 0)
        setErrorString(QString::fromLocal8Bit(std::strerror(errno)));
    return -1; // the end, too
}

} // namespace twinloom::cli
