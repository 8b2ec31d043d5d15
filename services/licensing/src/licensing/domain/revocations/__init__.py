"""Penalties on licences decided in enforcement (吊销、暂扣): recorded here, undone when the decision ends."""
