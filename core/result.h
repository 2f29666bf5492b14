// SPDX-License-Identifier: Apache-2.0
// Failures as values: Result<T> is a T or one Error; an Issue is a finding that did not stop the work.
// The member names are those of std::expected (C++23), so that it can replace this file one day.
#pragma once

#include <QString>

#include <cassert>
#include <utility>
#include <variant>
#include <vector>

namespace twinloom
{

/// What kind of failure it is. The command line maps each to its exit status (app/workflow/exit_status.h).
enum class ErrorCode {
    Usage,     ///< the caller asked for something that makes no sense
    BadInput,  ///< a file or a request is malformed; the message holds line or byte offset
    NotFound,  ///< a named thing does not exist
    Io,        ///< the operating system refused: permission, disk full, broken device
    Conflict,  ///< the state has moved on since the request was made, or someone else holds it
    Cancelled, ///< Progress said stop
    Peer,      ///< a broker, device, headset or GPU driver failed
    Internal   ///< our bug
};

/// One failure, fit to be shown to a person as it is.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message; ///< what was attempted, on what (file, line, offset), and what went wrong
    QString hint;    ///< what to do about it; may be empty

    /// One line: message, then the hint.
    QString text() const { return hint.isEmpty() ? message : message + QStringLiteral(" ") + hint; }
};

/// A finding that did not stop the work. `code` is stable and for machines, `field` names the place in the input.
struct Issue {
    QString code;
    QString message;
    QString field;
    bool operator==(const Issue &) const = default;
};
using Issues = std::vector<Issue>;

/// Wraps an Error so that `return unexpected(...)` converts to any Result.
struct Unexpected {
    Error error;
};

inline Unexpected unexpected(Error error)
{
    return {std::move(error)};
}
inline Unexpected unexpected(ErrorCode code, QString message, QString hint = {})
{
    return {Error{code, std::move(message), std::move(hint)}};
}

/// A value or one Error. Asking for the one that is not there is a bug (assert).
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Unexpected failure) : m_state(std::in_place_index<1>, std::move(failure.error)) {}

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T &value() &
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    const T &value() const &
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    T &&value() &&
    {
        assert(has_value());
        return std::move(*std::get_if<0>(&m_state));
    }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    const Error &error() const
    {
        assert(!has_value());
        return *std::get_if<1>(&m_state);
    }
    T value_or(T other) const & { return has_value() ? value() : std::move(other); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Unexpected failure) : m_error(std::in_place_index<1>, std::move(failure.error)) {}

    bool has_value() const { return m_error.index() == 0; }
    explicit operator bool() const { return has_value(); }
    const Error &error() const
    {
        assert(!has_value());
        return *std::get_if<1>(&m_error);
    }

private:
    std::variant<std::monostate, Error> m_error;
};

} // namespace twinloom
