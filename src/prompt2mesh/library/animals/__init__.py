"""Animals: posed skeletons skinned with smooth bodies, faces, coats and feathers; one asset kind per species."""
