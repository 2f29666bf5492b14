// SPDX-License-Identifier: Apache-2.0
// Styles: in which look things come. A style is one that the starter library makes furniture in (asset::styles()) or a
// tag of the models that the request offers.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// BadInput names the field whose style nobody has, and says which there are.
Result<void> checkStyles(const Request &request);

/// Leaves the request those of its models that a style of it (in its prompt, too) may choose: the user's other models
/// are no input of the layout. For those who offer models.
void keepWantedModels(Request &request);

/// Gives the proposed things their styles: their own, else that of their category, else the request's. One of the
/// offered models is taken (`asset` becomes its name) where one of that style and category is so near in size that no
/// side of it is stretched or shrunk by more than a fifth, the nearest first; else the starter library makes the thing.
/// What neither has stays as usual, with an issue "style-not-met" where the style was asked for such things or they are
/// furniture. Places and sizes stay.
void applyStyles(const Request &request, std::vector<scene::RoomObject> &proposed, Issues &issues);

/// Forgets the styles and the models: they say nothing of where things stand.
void clearStyles(Request &request);

} // namespace twinloom::scenegen
