// SPDX-License-Identifier: Apache-2.0
// The connection to an OpenXR runtime, and the headset that it offers.
#pragma once

#include "app/xr/calls.h"

#include <memory>
#include <string>

namespace twinloom::xr
{

/// Thread: the XR thread. Destroy what was made from it first.
class Instance
{
public:
    /// Peer, with what a person can do about it: no runtime, one that does not start, one without OpenGL.
    /// `bindingExtension` as GraphicsBinding::extension().
    static Result<std::unique_ptr<Instance>> create(const char *bindingExtension, Calls &calls);
    ~Instance();

    XrInstance handle() const { return m_handle; }
    const QString &runtime() const { return m_runtime; }
    bool has(const char *extension) const { return m_extensions.count(extension) > 0; }
    /// Looks for the headset; Peer when there is none. calls.lastResult() tells whether it is only absent now.
    Result<void> findSystem();
    XrSystemId system() const { return m_system; }

private:
    explicit Instance(Calls &calls) : m_calls(calls) {}
    void listenToValidation();

    Calls &m_calls;
    XrInstance m_handle = XR_NULL_HANDLE;
    XrDebugUtilsMessengerEXT m_messenger = XR_NULL_HANDLE;
    QString m_runtime;
    std::set<std::string> m_extensions;
    XrSystemId m_system = XR_NULL_SYSTEM_ID;
};

} // namespace twinloom::xr
