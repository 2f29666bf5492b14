// SPDX-License-Identifier: GPL-3.0-or-later
// What is open: nothing, or a document with its jobs, its live side and its headset.
#pragma once

#include <memory>

namespace twinloom::studio
{

class Document;
class HeadsetLink;
class JobRunner;
class LiveLink;

struct OpenProject {
    std::unique_ptr<Document> document;
    std::unique_ptr<JobRunner> jobs; ///< after the document: ends before it
    std::unique_ptr<LiveLink> live;  ///< as well
    std::unique_ptr<HeadsetLink> headset;

    OpenProject();
    explicit OpenProject(std::unique_ptr<Document> opened);
    OpenProject(OpenProject &&) noexcept;
    OpenProject &operator=(OpenProject &&) noexcept;
    ~OpenProject();
};

} // namespace twinloom::studio
