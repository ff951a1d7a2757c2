"""Nothing lost, nothing doubled, nothing out of order, and every archive as the backend, whatever happens."""

import pytest

from tests.faults import mutations, story, workers


@pytest.mark.timeout(0)
@pytest.mark.parametrize("backend", workers.SEEDS)
def test_stories(backend: str, request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]) -> None:
    option = request.config.getoption
    seeds = option("--seeds") or workers.SEEDS[backend]
    if option("--backend") not in {None, backend}:
        seeds = 0
    with capfd.disabled():
        failures = workers.run(backend, option("--from"), seeds, count=option("--workers"))
    assert not failures, "\n\n".join(map(str, failures))


def test_a_seed_tells_the_same_story_each_time() -> None:
    assert [story.tell(seed) for seed in range(50)] == [story.tell(seed) for seed in range(50)]


def test_every_mishap_and_every_point_comes_up() -> None:
    told = {step.what for seed in range(1, 1001) for step in story.tell(seed).steps}
    points = {step.word.partition(":")[0] for seed in range(1, 1001) for step in story.tell(seed).steps}
    assert told == story.ALL_STEPS
    assert points >= {*story.CLIENT_POINTS, *story.BACKEND_POINTS}


@pytest.mark.parametrize("mutation", mutations.MUTATIONS, ids=lambda mutation: mutation.name)
def test_what_mutations_change_is_there(mutation: mutations.Mutation) -> None:
    text = (mutations.ROOT / mutation.of).read_text(encoding="utf-8")
    compile(mutations.mutated(text, mutation), mutation.of, "exec")
