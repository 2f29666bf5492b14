// SPDX-License-Identifier: Apache-2.0
#include "app/xr/simulated/profiles.h"

#include <sstream>

namespace twinloom::simulated
{
namespace
{

struct Profile {
    const char *name;
    const char *both, *left, *right; ///< below /user/hand/X/, separated by blanks
};
constexpr Profile kProfiles[] = {
    {"khr/simple_controller", "input/select/click input/menu/click input/grip/pose input/aim/pose output/haptic", "",
     ""},
    {"oculus/touch_controller",
     "input/squeeze/value input/trigger/value input/trigger/touch input/thumbstick/x input/thumbstick/y "
     "input/thumbstick/click "
     "input/thumbstick/touch input/thumbstick input/thumbrest/touch input/grip/pose input/aim/pose output/haptic",
     "input/x/click input/x/touch input/y/click input/y/touch input/menu/click",
     "input/a/click input/a/touch input/b/click input/b/touch input/system/click"},
    {"microsoft/motion_controller",
     "input/menu/click input/squeeze/click input/trigger/value input/thumbstick/x input/thumbstick/y "
     "input/thumbstick/click "
     "input/thumbstick input/trackpad/x input/trackpad/y input/trackpad/click input/trackpad/touch input/trackpad "
     "input/grip/pose "
     "input/aim/pose output/haptic",
     "", ""},
    {"valve/index_controller",
     "input/system/click input/system/touch input/a/click input/a/touch input/b/click input/b/touch "
     "input/squeeze/value "
     "input/squeeze/force input/trigger/click input/trigger/value input/trigger/touch input/thumbstick/x "
     "input/thumbstick/y "
     "input/thumbstick/click input/thumbstick/touch input/thumbstick input/trackpad/x input/trackpad/y "
     "input/trackpad/force "
     "input/trackpad/touch input/trackpad input/grip/pose input/aim/pose output/haptic",
     "", ""},
    {"htc/vive_controller",
     "input/system/click input/squeeze/click input/menu/click input/trigger/click input/trigger/value input/trackpad/x "
     "input/trackpad/y input/trackpad/click input/trackpad/touch input/trackpad input/grip/pose input/aim/pose "
     "output/haptic",
     "", ""},
    {"ext/hand_interaction_ext",
     "input/pinch_ext/value input/pinch_ext/ready_ext input/pinch_ext/pose input/aim_activate_ext/value "
     "input/aim_activate_ext/ready_ext input/grasp_ext/value input/grasp_ext/ready_ext input/poke_ext/pose "
     "input/grip/pose "
     "input/aim/pose",
     "", ""},
};
constexpr const char *kPrefix = "/interaction_profiles/";

const Profile *find(const std::string &profile)
{
    for (const Profile &known : kProfiles)
        if (profile == std::string(kPrefix) + known.name)
            return &known;
    return nullptr;
}

bool listed(const char *list, const std::string &word)
{
    std::istringstream stream(list);
    for (std::string each; stream >> each;)
        if (each == word)
            return true;
    return false;
}

} // namespace

bool knownProfile(const std::string &profile)
{
    return find(profile) != nullptr;
}

bool knownBinding(const std::string &profile, const std::string &path)
{
    const Profile *known = find(profile);
    for (const bool left : {true, false}) {
        const std::string user = left ? "/user/hand/left/" : "/user/hand/right/";
        if (known && path.rfind(user, 0) == 0) {
            const std::string rest = path.substr(user.size());
            return listed(known->both, rest) || listed(left ? known->left : known->right, rest);
        }
    }
    return false;
}

} // namespace twinloom::simulated
