"""A profile's folders are private and its paths stay inside it."""

from pathlib import Path

from operator_app.domain.value import AccountId
from operator_app.settings.profile import Profile


def test_the_folders_are_made_and_belong_to_one_person(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "deep" / "profile")
    profile.prepare()
    profile.prepare()
    for folder in (profile.folder, profile.accounts, profile.logs):
        assert folder.stat().st_mode & 0o077 == 0


def test_everything_lies_below_the_folder(tmp_profile: Profile) -> None:
    paths = [tmp_profile.accounts_file, tmp_profile.settings_file, tmp_profile.embedded_backend]
    for path in [*paths, tmp_profile.account(AccountId("a1"))]:
        assert path.is_relative_to(tmp_profile.folder)
